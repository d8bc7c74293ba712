// Follows the room that is on the page. A stream says that something in it has changed; the parts of the page that show it
// then ask for themselves anew. Of several tabs one listens for all. Where there is no stream, the version is asked for.

const LIVE = '[hx-trigger*="room:changed"]'
const CONTROLS = 'input:not([type=hidden], [readonly]), textarea:not([readonly]), select'
const ASK_MS = 4_000
/** With a stream: only for what it may have lost. */
const RARELY_MS = 30_000
const SLEPT_MS = 30_000
const REFUSED_MS = 20_000
/** Timers of hidden tabs run once a minute. */
const SURE_MS = 70_000

let main
let fresh
let room
let shown = 0
let known = 0
let upUntil = 0
let asked = 0
let putOff = false
let leave = () => {}

const say = () => document.body.dispatchEvent(new CustomEvent('room:changed'))
const isUp = () => performance.now() < upUntil

function heard(version) {
  known = Math.max(known, version)
  if (known <= shown) return
  shown = known
  say()
}

async function ask() {
  if (!room) return
  const asking = room
  asked = performance.now()
  try {
    const answer = await fetch(`${asking}/version`, { cache: 'no-store' })
    if (asking !== room) return
    if (answer.status === 404) gone()
    else if (answer.ok) heard(Number(await answer.text()))
  } catch {
    // Asked again soon.
  }
}

// One may no longer see this room: the page says so itself.
function gone() {
  leave()
  if (!isWriting(main)) location.reload()
}

/** Listens together with the other tabs that show this room; answers with the way to stop. */
function listen(address) {
  const tabs = new BroadcastChannel(address)
  const end = new AbortController()
  const tell = (word) => {
    tabs.postMessage(word)
    hear({ data: word })
  }
  const hear = ({ data }) => {
    if (data.isUp !== undefined) upUntil = data.isUp ? performance.now() + SURE_MS : 0
    if (data.version) heard(data.version)
    if (data.isGone) gone()
  }
  tabs.addEventListener('message', hear)
  const lead = () => new Promise((done) => keepOpen(`${address}/stream`, tell, end.signal, done))
  // Pages on plain http have no locks: each tab listens for itself there.
  if (navigator.locks) navigator.locks.request(address, { signal: end.signal }, lead).catch(() => {})
  else lead()
  return () => {
    end.abort()
    tabs.close()
    upUntil = 0
  }
}

/** Keeps a stream open until the signal, and tells what it says. */
function keepOpen(address, tell, signal, done) {
  let source
  let again
  let seen = Date.now()
  const open = () => {
    clearTimeout(again)
    source?.close()
    source = new EventSource(address)
    source.addEventListener('open', () => tell({ isUp: true }))
    source.addEventListener('changed', ({ data }) => tell({ version: Number(data), isUp: true }))
    source.addEventListener('gone', () => tell({ isGone: true }))
    source.addEventListener('error', () => {
      tell({ isUp: false })
      // Browsers try again by themselves, but not when they were refused.
      if (source.readyState === EventSource.CLOSED) again = setTimeout(open, REFUSED_MS * (1 + Math.random()))
    })
  }
  // A line that was cut in one's sleep looks open for long.
  const timer = setInterval(() => {
    const now = Date.now()
    const slept = now - seen > SLEPT_MS && !document.hidden
    seen = now
    if (slept) open()
    else if (source.readyState === EventSource.OPEN) tell({ isUp: true })
  }, ASK_MS)
  window.addEventListener('online', open, { signal })
  signal.addEventListener('abort', () => {
    clearInterval(timer)
    clearTimeout(again)
    source.close()
    done()
  })
  open()
}

/** The page may show another room now, or a newer state of the same. */
function follow() {
  const found = document.getElementById('main')
  if (found === main && found?.dataset.version === fresh) return
  main = found
  fresh = main?.dataset.version
  shown = Number(fresh ?? 0)
  if (main?.dataset.live === room) {
    if (room && known > shown) heard(known)
    return
  }
  leave()
  room = main?.dataset.live
  known = shown
  leave = room ? listen(room) : () => {}
}

// What is being written is not swapped away.
const isChanged = (control) =>
  control.type === 'checkbox' || control.type === 'radio'
    ? control.checked !== control.defaultChecked
    : control.options
      ? control.selectedIndex !==
        Math.max(
          0,
          [...control.options].findIndex((one) => one.defaultSelected),
        )
      : control.value !== control.defaultValue

function isWriting(part) {
  if (part.contains(document.activeElement) && document.activeElement.matches(CONTROLS)) return true
  return [...part.querySelectorAll(CONTROLS)].some(isChanged)
}

const targetOf = (part) =>
  part.hasAttribute('hx-target') ? document.querySelector(part.getAttribute('hx-target')) : part

document.addEventListener('htmx:before:request', (event) => {
  if (!event.target.matches?.(LIVE)) return
  if (!isWriting(targetOf(event.target))) return
  putOff = true
  event.preventDefault()
})

document.addEventListener('htmx:before:response', (event) => {
  if (!event.target.matches?.(LIVE)) return
  const { raw, status, headers } = event.detail.ctx.response
  const isElsewhere = raw.redirected || headers.has('HX-Redirect')
  if (status < 400 && !isElsewhere) return
  if (isElsewhere && isWriting(main)) putOff = true
  else if (raw.redirected && status < 400) location.assign(raw.url)
  else if (status < 400) return
  // A part is never replaced by a page about an error.
  event.preventDefault()
})

document.addEventListener('focusout', () => {
  if (!putOff) return
  setTimeout(() => {
    putOff = false
    say()
  }, 200)
})

document.addEventListener('htmx:after:swap', follow)

const askNow = () => {
  if (!document.hidden) ask()
}
document.addEventListener('visibilitychange', askNow)
window.addEventListener('online', askNow)
window.addEventListener('pagehide', () => leave())
window.addEventListener('pageshow', ({ persisted }) => {
  if (!persisted || !room) return
  leave = listen(room)
  ask()
})
setInterval(() => {
  const every = isUp() ? RARELY_MS : ASK_MS
  if (!document.hidden && performance.now() - asked >= every) ask()
}, ASK_MS)

follow()
