export interface PageRequest {
  readonly page: number
  readonly pageSize: number
}

export interface Page<T> extends PageRequest {
  readonly items: T[]
  readonly total: number
}

/** The rows of one page, counted from 1. */
export function pageRows<T>(all: readonly T[], { page, pageSize }: PageRequest): Page<T> {
  const start = (page - 1) * pageSize
  return { items: all.slice(start, start + pageSize), page, pageSize, total: all.length }
}
