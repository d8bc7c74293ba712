// What plain pages can't do: copy to the clipboard, know the time zone, say that something is on its way.

document.addEventListener('click', async (event) => {
  const button = event.target.closest?.('[data-copy]')
  if (!button) return
  const source = document.getElementById(button.dataset.copy)
  const status = document.querySelector(`[data-copied="${button.dataset.copy}"]`)
  const label = button.textContent
  await navigator.clipboard.writeText(source.value ?? source.textContent)
  button.textContent = 'Copied'
  if (status) status.textContent = 'Copied'
  setTimeout(() => {
    button.textContent = label
    if (status) status.textContent = ''
  }, 2_000)
})

// The pressed button says what happens. It stays pressable: the server takes a form only once.
document.addEventListener('submit', (event) => {
  const button = event.submitter
  if (!button?.dataset.busy) return
  button.dataset.label = button.textContent
  button.dataset.timer = setTimeout(() => {
    button.textContent = button.dataset.busy
    button.setAttribute('aria-busy', 'true')
  }, 400)
})

document.addEventListener('htmx:finally:request', () => {
  for (const button of document.querySelectorAll('[data-timer]')) {
    clearTimeout(button.dataset.timer)
    button.textContent = button.dataset.label
    button.removeAttribute('aria-busy')
  }
})

// Said as one types, but not at every key.
let summing
document.addEventListener('input', (event) => {
  if (!event.target.matches?.('[data-points]')) return
  clearTimeout(summing)
  summing = setTimeout(() => sumPoints(document), 300)
})

function sumPoints(root) {
  const status = root.querySelector('[data-points-sum]')
  if (!status) return
  let sum = 0
  for (const { valueAsNumber } of root.querySelectorAll('[data-points]')) sum += valueAsNumber || 0
  const left = 100 - sum
  const rest = left === 0 ? '' : left > 0 ? ` ${left} left.` : ` ${-left} too many.`
  status.textContent = `Shared out: ${sum} of 100.${rest}`
  status.hidden = false
}

function prepare(root) {
  sumPoints(root)
  if (navigator.clipboard) for (const button of root.querySelectorAll('[data-copy]')) button.hidden = false
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const field = root.querySelector('[data-time-zone]')
  const deadline = root.querySelector('input[name=deadline]')
  if (zone && field && deadline && !deadline.value) {
    field.value = zone
    const label = root.querySelector('[data-zone-name]')
    if (label) label.textContent = `Time in ${zone}.`
  }
}

// A swapped part is not read out as such: its heading is, in a place that stays, when it says something new.
function announce(root) {
  for (const status of root.querySelectorAll('[data-says]')) {
    const words = document.getElementById(status.dataset.says)?.textContent ?? ''
    if (status.dataset.said !== undefined && status.dataset.said !== words) status.textContent = words
    status.dataset.said = words
  }
}

// After a swap the focus goes to what needs it, or to the new page, so that a screen reader starts there.
document.addEventListener('htmx:after:swap', () => {
  const main = document.getElementById('main')
  prepare(main)
  announce(main)
  nameLog(main.dataset.log)
})

// The top bar stays where only the main part is swapped, and leads to the log of the team one is with now.
function nameLog(log) {
  const link = document.querySelector('[data-log-link]')
  if (!link) return
  link.href = log ?? '/sample'
  link.textContent = log ? 'Decision log' : 'Sample room'
}

document.addEventListener('htmx:after:settle', (event) => {
  // A page that follows its room is changed in place, under the reader's eyes.
  if (event.detail.task.swapSpec.style.endsWith('Morph')) return
  const main = event.detail.newContent.find((part) => part.id === 'main')
  if (!main) return
  const wanted = main.querySelector('[autofocus]')
  if (wanted) wanted.focus()
  else main.focus({ preventScroll: true })
})

prepare(document)
announce(document)
