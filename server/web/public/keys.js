// Keys for who works here all day: listed on the help page, and switched off there. Never while somebody is typing.
const AFTER_G_MS = 1500

let afterG = 0

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (isField(event.target)) return
  const key = event.key.toLowerCase()
  const act = event.timeStamp < afterG ? goTo(key) : ONE_KEY[key]
  afterG = 0
  if (!act) return
  event.preventDefault()
  act(event)
})

const ONE_KEY = {
  '?': () => location.assign('/help#keys'),
  '/': () =>
    document.querySelector('main :is(input, select, textarea):not([type=hidden])')?.focus(),
  g: ({ timeStamp }) => {
    afterG = timeStamp + AFTER_G_MS
  },
}

function goTo(key) {
  const link = [...document.querySelectorAll('[data-key]')].find((one) => one.dataset.key === key)
  return link && (() => location.assign(link.href))
}

function isField(target) {
  return target.closest('input, select, textarea, [contenteditable]') !== null
}
