/** What the browser remembers between visits; nothing where storage is refused. */
export function recall(key) {
  try {
    return localStorage.getItem(`tierwise.${key}`) ?? undefined
  } catch {
    return undefined
  }
}

export function remember(key, value) {
  try {
    localStorage.setItem(`tierwise.${key}`, value)
  } catch {
    // Storage is off: the choice lasts as long as the page.
  }
}
