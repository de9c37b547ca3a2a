import { el } from './dom.js'

const hueOf = (text) => [...text].reduce((sum, character) => (sum * 31 + character.codePointAt(0)) % 360, 7)

const initialsOf = (name) => {
  const parts = name.trim().split(/\s+/)
  if (/\p{Script=Han}/u.test(name)) return [...name.replace(/\s/g, '')].slice(-2).join('')
  return parts
    .slice(0, 2)
    .map((part) => [...part][0] ?? '')
    .join('')
    .toUpperCase()
}

/** A person's initials on a colour of their own. */
export function avatar(person) {
  const node = el('span', { class: 'avatar', 'aria-hidden': 'true' }, initialsOf(person.name))
  node.style.setProperty('--hue', String(hueOf(person.id)))
  return node
}

/** The bot's. */
export const botAvatar = () =>
  el('img', { class: 'avatar', src: '/playground/page/logo.svg', alt: '', width: '36', height: '36' })
