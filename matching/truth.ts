/** What can be said of a claim. Unknown is an answer of its own: it never becomes a yes or a no by itself. */
export type Truth = 'yes' | 'no' | 'unknown'

export function truthOf(holds: boolean): Truth {
  return holds ? 'yes' : 'no'
}

export function not(claim: Truth): Truth {
  if (claim === 'unknown') return 'unknown'
  return claim === 'yes' ? 'no' : 'yes'
}

/** Strong Kleene conjunction (Kleene 1952, section 64): one no decides, otherwise one unknown leaves it open. */
export function all(claims: Iterable<Truth>): Truth {
  let found: Truth = 'yes'
  for (const claim of claims) {
    if (claim === 'no') return 'no'
    if (claim === 'unknown') found = 'unknown'
  }
  return found
}

/** Strong Kleene disjunction: one yes decides, otherwise one unknown leaves it open. */
export function any(claims: Iterable<Truth>): Truth {
  let found: Truth = 'no'
  for (const claim of claims) {
    if (claim === 'yes') return 'yes'
    if (claim === 'unknown') found = 'unknown'
  }
  return found
}

/** Conjunction of two claims. */
export function both(one: Truth, other: Truth): Truth {
  if (one === 'no' || other === 'no') return 'no'
  return one === 'yes' ? other : 'unknown'
}

/** Disjunction of two claims. */
export function either(one: Truth, other: Truth): Truth {
  if (one === 'yes' || other === 'yes') return 'yes'
  return one === 'no' ? other : 'unknown'
}
