/** The languages of the product; Dutch comes first. */
export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text of the workshop in every language of the product. */
export type Localized = Readonly<Record<Language, string>>;
