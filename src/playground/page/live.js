let source
let timer

/**
 * Listens to one person's messages. The browser itself connects again and says what it had last
 * (`Last-Event-ID`); `offline(true)` after two seconds without a connection.
 */
export function listen(user, afterMs, { message, offline }) {
  stopListening()
  source = new EventSource(`/playground/events?${new URLSearchParams({ user, after: String(afterMs) })}`)
  source.addEventListener('message', (event) => message(JSON.parse(event.data)))
  source.addEventListener('open', () => {
    clearTimeout(timer)
    timer = undefined
    offline(false)
  })
  source.addEventListener('error', () => {
    timer ??= setTimeout(() => offline(true), 2000)
    if (source.readyState === EventSource.CLOSED)
      setTimeout(() => listen(user, afterMs, { message, offline }), 2000)
  })
}

export function stopListening() {
  clearTimeout(timer)
  timer = undefined
  source?.close()
}
