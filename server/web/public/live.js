// Follows what happens elsewhere: fetches the page again and puts its live parts in place of the old ones.
// It never moves the focus, and never a part in which somebody is busy: that part only says it has changed.
import { isChanged } from '/assets/busy.js'
import { io } from '/assets/socket.io.esm.min.js'

const SETTLE_MS = 250
const SPOKEN_MS = 6000
const KINDS = ['capacity', 'notice', 'offer', 'plan', 'request', 'stay', 'waitlist']

const status = document.querySelector('#live-status')
const pending = new Set()
let timer
let silence

if (document.querySelector('[data-live]')) follow()

function follow() {
  const socket = io('/live')
  for (const kind of KINDS) socket.on(`${kind}:changed`, () => note(kind))
  // Whatever was said while the connection was away is on the page as it is now.
  let before = false
  socket.on('snapshot', () => {
    if (before) for (const kind of KINDS) note(kind)
    before = true
    connected(true)
  })
  socket.on('disconnect', () => connected(false))
  socket.on('connect_error', () => connected(false))
  addEventListener('offline', () => connected(false))
  addEventListener('online', () => {
    socket.disconnect().connect()
  })
}

function connected(is) {
  document.documentElement.dataset.connected = is ? 'yes' : 'no'
  document.querySelector('#offline').hidden = is
  if (is) document.dispatchEvent(new Event('onderdak:connected'))
}

function note(kind) {
  pending.add(kind)
  clearTimeout(timer)
  timer = setTimeout(() => {
    refresh().catch(() => say(status.dataset.away))
  }, SETTLE_MS)
}

async function refresh() {
  const kinds = [...pending]
  pending.clear()
  const parts = [...document.querySelectorAll('[data-live]')].filter((part) =>
    part.dataset.live.split(' ').some((kind) => kinds.includes(kind)),
  )
  if (parts.length === 0) return
  for (const part of parts.filter(onlyNotices)) mark(part)
  const shown = parts.filter((part) => !onlyNotices(part))
  if (shown.length === 0) return
  const changed = []
  // A part says where else it can be fetched, if not from the page it is on.
  const from = (part) => part.dataset.liveFrom ?? document.body.dataset.page
  for (const address of new Set(shown.map(from))) {
    const fresh = await fetchPage(address)
    if (!fresh) continue
    const parts = shown.filter((part) => from(part) === address)
    changed.push(...parts.filter((part) => bringUpToDate(part, fresh.getElementById(part.id))))
  }
  const names = [...new Set(changed.map((part) => part.dataset.liveName))]
  if (names.length > 0) say(status.dataset.announce.replace('{what}', names.join(', ')))
}

function onlyNotices(part) {
  return part.dataset.liveNotice !== undefined
}

async function fetchPage(address) {
  const response = await fetch(address, { headers: { accept: 'text/html' } })
  if (response.redirected) {
    say(status.dataset.signedOut)
    return undefined
  }
  if (!response.ok) return undefined
  return new DOMParser().parseFromString(await response.text(), 'text/html')
}

/** True when the part on the page is no longer what it was. */
function bringUpToDate(part, fresh) {
  if (!fresh || bare(part) === bare(fresh)) return false
  if (isBusy(part)) {
    mark(part)
    return true
  }
  const open = openDetails(part)
  for (const details of fresh.querySelectorAll('details[id]')) {
    if (open.has(details.id)) details.open = true
  }
  inPlace(() => {
    part.replaceChildren(...fresh.childNodes)
  })
  part.classList.remove('fresh')
  void part.offsetWidth
  part.classList.add('fresh')
  document.dispatchEvent(new Event('onderdak:refreshed'))
  return true
}

/** What a part says, without the tokens and countdowns that differ at every look. */
function bare(part) {
  const copy = part.cloneNode(true)
  for (const token of copy.querySelectorAll(
    'input[type=hidden], [data-changed], [data-ticking], [data-queued]',
  ))
    token.remove()
  for (const details of copy.querySelectorAll('details')) details.open = false
  return copy.innerHTML.replace(/\s+/g, ' ')
}

/** Somebody is typing, choosing or about to press here. */
function isBusy(part) {
  const filled = [...part.querySelectorAll('input, textarea, select')].some(isChanged)
  return filled || part.contains(document.activeElement) || part.matches(':hover')
}

function openDetails(part) {
  return new Set([...part.querySelectorAll('details[id]')].filter((d) => d.open).map((d) => d.id))
}

function mark(part) {
  const changed = part.querySelector('[data-changed]')
  if (changed) changed.hidden = false
}

/** What one looks at stays where it is, also when something above it grows or shrinks. */
function inPlace(change) {
  const focused = document.activeElement === document.body ? null : document.activeElement
  const anchor = focused ?? [...document.querySelectorAll(':hover')].at(-1)
  const before = anchor?.getBoundingClientRect().top
  change()
  if (!anchor?.isConnected) return
  const moved = anchor.getBoundingClientRect().top - before
  if (moved !== 0) window.scrollBy(0, moved)
}

function say(words) {
  status.textContent = words
  clearTimeout(silence)
  silence = setTimeout(() => {
    status.textContent = ''
  }, SPOKEN_MS)
}
