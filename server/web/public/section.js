// After each change: saves a draft, or only tries what others already rely on, and shows what it means for places.
const SETTLE_MS = 700

const form = document.querySelector('form[data-follows]')
const note = document.querySelector('#saved')
let timer
let round = 0

if (form) {
  form.addEventListener('input', later)
  form.addEventListener('change', later)
  // Whoever leaves or reloads in the middle of a word loses nothing.
  addEventListener('pagehide', () => timer !== undefined && void send({ keepalive: true }))
}

function later() {
  clearTimeout(timer)
  timer = setTimeout(() => void follow(), SETTLE_MS)
}

async function follow() {
  timer = undefined
  const mine = (round += 1)
  const response = await send({}).catch(() => undefined)
  // A later change is on its way: its answer counts.
  if (mine !== round) return
  if (!response) say('away')
  else if (!response.ok) say('unsaved')
  else {
    say(form.dataset.follows === 'stay' ? 'saved' : 'tried')
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
    for (const id of ['fit', 'summary']) {
      const [old, now] = [document.getElementById(id), fresh.getElementById(id)]
      if (old && now) old.replaceChildren(...now.childNodes)
    }
  }
}

function send(options) {
  const body = new URLSearchParams([...new FormData(form)].filter(([name]) => name !== 'key'))
  body.set('then', form.dataset.follows)
  return fetch(form.action, { method: 'POST', body, headers: { accept: 'text/html' }, ...options })
}

function say(what) {
  note.textContent = note.dataset[what]
}
