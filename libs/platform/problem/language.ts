/** Supported languages; Chinese is the default. */
export type Language = 'zh' | 'en';
