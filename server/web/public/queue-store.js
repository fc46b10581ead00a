// What waits to be sent, in this browser only: one list per reader, in the order in which it was done.

/** The service remembers for a day what it has done already; and what is a day old was decided on an old picture. */
const KEPT_MS = 24 * 3_600_000

/** Throws where a browser keeps nothing: then forms are sent in the ordinary way. */
export function openStore(reader) {
  const name = `onderdak-queue-${reader}`
  const read = () => JSON.parse(localStorage.getItem(name) ?? '[]').map(aged)
  const write = (acts) => {
    if (acts.length === 0) localStorage.removeItem(name)
    else localStorage.setItem(name, JSON.stringify(acts))
  }
  write(read())
  return {
    name,
    all: read,
    add: (act) => write([...read(), act]),
    change: (key, to) => write(read().map((act) => (act.key === key ? { ...act, ...to } : act))),
    drop: (key) => write(read().filter((act) => act.key !== key)),
    clear: () => write([]),
  }
}

function aged(act) {
  const tooOld = act.state === 'waiting' && Date.now() - act.at > KEPT_MS
  return tooOld ? { ...act, state: 'old' } : act
}

/** One act, as its form says it. It carries a key of its own, so that sent twice it is done once. */
export function actOf(form, button) {
  const fields = [...new FormData(form, button)].filter(
    ([name]) => name !== 'csrf' && name !== 'key',
  )
  const key = [...crypto.getRandomValues(new Uint8Array(15))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
  const what = [form.dataset.queue, button?.name ? button.textContent : '']
    .filter((words) => words !== '')
    .join(', ')
  return {
    key,
    action: new URL(form.action).pathname,
    fields,
    what,
    at: Date.now(),
    state: 'waiting',
  }
}
