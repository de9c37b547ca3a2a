/** Shortens what somebody typed or is called to `most` characters (by code point), with `…`. */
export function clip(text: string, most = 60): string {
  const letters = [...text]
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`
}
