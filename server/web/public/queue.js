// Keeps what somebody does, sends it, and sends it again when the connection was away: in order, each act once.
import { isChanged } from '/assets/busy.js'
import { actOf, openStore } from '/assets/queue-store.js'

/** A connection that takes longer is a bad one. */
const PATIENCE_MS = 10_000
const AGAIN_MS = 5_000

const panel = document.querySelector('#queue')
const status = document.querySelector('#live-status')
const store = panel && storeOrNone()
let running = Promise.resolve()
let timer

if (store) begin()

function storeOrNone() {
  try {
    return openStore(panel.dataset.keeps)
  } catch {
    return undefined
  }
}

function begin() {
  document.addEventListener('submit', onSubmit)
  panel.addEventListener('click', onDrop)
  addEventListener('online', () => void replay())
  addEventListener('storage', ({ key }) => key === store.name && show())
  document.addEventListener('onderdak:connected', () => void replay())
  document.addEventListener('onderdak:refreshed', show)
  show()
  void replay()
}

function onSubmit(event) {
  const form = event.target
  if (form.action.endsWith('/sign-out')) {
    if (store.all().length > 0 && !confirm(panel.dataset.leave)) event.preventDefault()
    else store.clear()
    return
  }
  if (form.dataset.queue === undefined) return
  event.preventDefault()
  if (waitingAt(form)) return
  void doNow(form, event.submitter)
}

/** Kept first and then sent: whatever happens in between, it is not lost. */
async function doNow(form, button) {
  const alone = store.all().length === 0
  const act = actOf(form, button)
  store.add(act)
  show()
  const outcomes = await flush()
  const mine = outcomes.get(act.key)
  if (mine === undefined) tell(panel.dataset.said)
  else if (!alone) afterReplay(outcomes)
  else if (mine.next) location.assign(mine.next)
  else sendOrdinarily(form, button, act)
}

/** Refused at once: the page itself says what was wrong, beside the fields. */
function sendOrdinarily(form, button, act) {
  store.drop(act.key)
  form.querySelector('[name=key]').value = act.key
  if (button?.name) {
    const chosen = Object.assign(document.createElement('input'), { type: 'hidden' })
    chosen.name = button.name
    chosen.value = button.value
    form.append(chosen)
  }
  form.submit()
}

async function replay() {
  if (!store.all().some(({ state }) => state === 'waiting')) return
  afterReplay(await flush())
}

/** Shows how things stand now, unless somebody is in the middle of something. */
function afterReplay(outcomes) {
  if (![...outcomes.values()].some(({ next }) => next)) return
  const busy = [...document.querySelectorAll('main input, main textarea, main select')].some(
    isChanged,
  )
  if (busy) return
  const page = new URL(document.body.dataset.page, location.href)
  page.searchParams.set('done', 'sent')
  location.assign(page)
}

/** Sends what waits, one after the other, also when several tabs are open. Stops where there is no connection. */
async function flush() {
  running = running.catch(() => undefined).then(inTurn)
  return running
}

function inTurn() {
  return navigator.locks ? navigator.locks.request(store.name, sendAll) : sendAll()
}

async function sendAll() {
  const outcomes = new Map()
  clearTimeout(timer)
  for (let act = nextAct(); act; act = nextAct()) {
    show(act.key)
    const outcome = await send(act)
    if (!outcome) {
      timer = setTimeout(() => void replay(), AGAIN_MS)
      break
    }
    outcomes.set(act.key, outcome)
    if (outcome.next) store.drop(act.key)
    else store.change(act.key, { state: 'refused', why: outcome.text })
  }
  show()
  return outcomes
}

function nextAct() {
  return store.all().find(({ state }) => state === 'waiting')
}

/** What the service made of it; undefined when it should be tried again later. */
async function send({ action, fields, key }) {
  const token = document.querySelector('input[name=csrf]').value
  const body = new URLSearchParams([...fields, ['csrf', token], ['key', key]])
  const response = await fetch(action, {
    ...{ method: 'POST', body, signal: AbortSignal.timeout(PATIENCE_MS) },
    headers: { accept: 'application/json' },
  }).catch(() => undefined)
  if (!response || response.status >= 500 || response.status === 429) return undefined
  const said = await response.json().catch(() => undefined)
  if (said === undefined) return undefined
  // Signed out meanwhile: what was done keeps waiting for its own reader.
  if (said.problem === 'not-signed-in' || said.problem === 'form-expired') {
    tell(said.text)
    return undefined
  }
  return said
}

function onDrop({ target }) {
  const key = target.closest('[data-drop]')?.dataset.drop
  if (key === undefined) return
  store.drop(key)
  show()
  document.querySelector('#main').focus()
}

function show(sending) {
  const acts = store.all()
  panel.hidden = acts.length === 0
  panel
    .querySelector('[data-acts]')
    .replaceChildren(...acts.map((act) => rowOf(act, act.key === sending ? 'sending' : act.state)))
  for (const form of document.querySelectorAll('form[data-queue]')) mark(form, waitingAt(form))
}

function rowOf({ key, what, at, why }, state) {
  const row = panel.querySelector('[data-act]').content.cloneNode(true)
  for (const place of row.querySelectorAll('[data-what]')) place.textContent = ` ${what}`
  const time = row.querySelector('[data-at]')
  time.dateTime = new Date(at).toISOString()
  time.textContent = new Date(at).toLocaleTimeString(document.documentElement.lang, {
    timeStyle: 'short',
  })
  row.querySelector('[data-why]').textContent = why ?? ''
  for (const badge of row.querySelectorAll('[data-if]')) badge.hidden = badge.dataset.if !== state
  row.querySelector('[data-drop]').dataset.drop = key
  return row
}

function waitingAt(form) {
  const { pathname } = new URL(form.action)
  return store.all().some(({ action, state }) => action === pathname && state === 'waiting')
}

/** A form whose act waits says so, and does not take it a second time. */
function mark(form, waits) {
  if (waits === form.classList.contains('queued')) return
  form.classList.toggle('queued', waits)
  form.querySelector('[data-queued]')?.remove()
  for (const button of form.querySelectorAll('button')) {
    if (waits) button.setAttribute('aria-disabled', 'true')
    else button.removeAttribute('aria-disabled')
  }
  if (!waits) return
  const badge = document.createElement('span')
  badge.className = 'badge care'
  badge.dataset.queued = ''
  badge.textContent = panel.dataset.badge
  form.append(badge)
}

function tell(words) {
  status.textContent = words
}
