/** Languages of the user interface; Chinese is the default. */
export type Language = 'zh' | 'en';
