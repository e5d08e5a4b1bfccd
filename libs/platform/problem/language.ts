/** Languages the program speaks; Chinese unless asked otherwise. */
export type Language = 'zh' | 'en';
