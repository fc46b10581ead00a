/** A text in Dutch and English: a pair, so that neither can be missing. */
export type Text = readonly [nl: string, en: string]
export type Texts = Readonly<Record<string, Text>>
