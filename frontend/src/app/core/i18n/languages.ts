export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** The language that is written first, and shown until somebody chooses. */
export const defaultLanguage: Language = 'zh-CN';
