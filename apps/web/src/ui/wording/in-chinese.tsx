import type { ReactNode } from 'react';
import { useLanguage } from '../../language/use-language.js';

/**
 * Shows a text that is always in Chinese, such as a name from the plan. On an English page the text
 * is marked as Chinese, so that screen readers pronounce it correctly.
 */
export function InChinese({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span className={className} lang={useLanguage() === 'zh' ? undefined : 'zh-CN'}>
      {children}
    </span>
  );
}
