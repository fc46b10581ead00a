import type { Language } from './texts.ts'

/** Every address a page links to, once. */
export const paths = {
  start: (language: Language) => `/?lang=${language}`,
  docs: () => '/docs',
  openApi: () => '/v1/openapi.json',
  capacitySummary: () => '/v1/capacity/summary',
  style: () => '/assets/style.css',
  startScript: () => '/assets/start.js',
  docsScript: () => '/assets/docs.js',
} as const
