import type { ReactNode } from 'react';
import { useLanguage } from '../language/use-language.js';

/** Text as the plan or a person wrote it. On an English page it says that it is Chinese, so that it is read aloud as such. */
export function InChinese({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span className={className} lang={useLanguage() === 'zh' ? undefined : 'zh-CN'}>
      {children}
    </span>
  );
}
