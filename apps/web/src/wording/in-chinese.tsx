import type { ReactNode } from 'react';
import { useLanguage } from '../language/use-language.js';

/**
 * Text of the plan or of a person, which is in Chinese. On an English page it is marked with its
 * language, so that screen readers pronounce it correctly.
 */
export function InChinese({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span className={className} lang={useLanguage() === 'zh' ? undefined : 'zh-CN'}>
      {children}
    </span>
  );
}
