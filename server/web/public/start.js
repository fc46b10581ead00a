// Fills the national sums again every few seconds, while the page is being looked at.
const EVERY_MS = 5000
const COLUMNS = ['physical', 'occupied', 'held', 'closed', 'available']

const table = document.querySelector('[data-sums]')
const moment = document.querySelector('[data-as-of]')
const locale = table.dataset.language === 'nl' ? 'nl-NL' : 'en-GB'
const format = new Intl.DateTimeFormat(locale, {
  dateStyle: 'long',
  timeStyle: 'medium',
  timeZone: 'Europe/Amsterdam',
})

async function refresh() {
  if (document.hidden) return
  const response = await fetch(table.dataset.sums, { headers: { accept: 'application/json' } })
  if (!response.ok) return
  const { asOf, facilityTypes } = await response.json()
  const sum = (column) => facilityTypes.reduce((total, row) => total + row[column], 0)
  const total = Object.fromEntries(COLUMNS.map((column) => [column, sum(column)]))
  for (const row of [...facilityTypes, { facilityType: 'total', ...total }]) fill(row)
  moment.dateTime = asOf
  moment.textContent = format.format(new Date(asOf))
}

function fill(row) {
  const line = table.querySelector(`[data-type="${CSS.escape(row.facilityType)}"]`)
  for (const column of COLUMNS) {
    const cell = line?.querySelector(`[data-number="${column}"]`)
    if (cell && cell.textContent !== String(row[column])) cell.textContent = String(row[column])
  }
}

setInterval(() => {
  // A request that fails is tried again in a few seconds; the numbers keep their time beside them.
  refresh().catch(() => undefined)
}, EVERY_MS)
