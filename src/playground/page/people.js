import { read } from './api.js'
import { avatar } from './avatar.js'
import { byId, choiceButtons, el } from './dom.js'
import { words } from './words.js'

const panel = byId('people')
const list = byId('people-list')
const search = byId('people-search')
const opener = byId('who')
const roles = ['all', 'rep', 'manager', 'service', 'admin']

let role = 'all'
let current
let timer

/** The list of whom one may speak as. `pick(person)` changes to another one. */
export function startPeople(pick) {
  search.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => showPeople(pick), 120)
  })
  search.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') focusOption(0)
    if (event.key === 'Enter') list.querySelector('[role=option]')?.click()
  })
  list.addEventListener('keydown', onListKey)
  opener.addEventListener('click', () => setOpen(true))
  byId('people-close').addEventListener('click', () => setOpen(false))
  panel.addEventListener('keydown', (event) => event.key === 'Escape' && setOpen(false))
  document.addEventListener('pointerdown', (event) => {
    if (panel.classList.contains('open') && !panel.contains(event.target)) setOpen(false)
  })
}

/** Opens or closes the list where it is a drawer (narrow screens). */
export function setOpen(open) {
  const was = panel.classList.contains('open')
  panel.classList.toggle('open', open)
  opener.setAttribute('aria-expanded', String(open))
  if (open) search.focus()
  else if (was) opener.focus()
}

/** Shows who matches, in the page's language; keeps what was typed. */
export async function showPeople(pick) {
  choiceButtons(
    byId('roles'),
    roles.map((name) => [name, words(`role-${name}`)]),
    role,
    (next) => {
      role = next
      void showPeople(pick)
    },
  )

  const { people } = await read('people', { q: search.value, ...(role === 'all' ? {} : { role }) })
  list.replaceChildren(
    ...(people.length > 0
      ? people.map((person) => option(person, pick))
      : [el('p', { class: 'nobody' }, words('nobody'))]),
  )
  showChosen()
  return people
}

/** Marks who speaks now, in the list and at the top. */
export function showCurrent(person) {
  current = person
  for (const node of list.querySelectorAll('[role=option]')) {
    node.setAttribute('aria-selected', String(node.dataset.id === person.id))
  }
  showChosen()
  opener.replaceChildren(
    avatar(person),
    el('span', {}, el('strong', {}, person.name), el('small', {}, words(`one-${person.role}`))),
    el('span', { class: 'chevron', 'aria-hidden': 'true' }, '▾'),
  )
  opener.ariaLabel = `${words('speak-as')}: ${person.name} ${words(`one-${person.role}`)}. ${words('change-person')}`
}

const showChosen = () => list.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'center' })

function option(person, pick) {
  return el(
    'div',
    {
      role: 'option',
      tabindex: '-1',
      'data-id': person.id,
      'aria-selected': String(person.id === current?.id),
      onclick: () => {
        setOpen(false)
        pick(person)
      },
    },
    avatar(person),
    el('span', {}, el('strong', {}, person.name), el('small', {}, lineOf(person))),
    el('span', { class: 'lang', 'aria-hidden': 'true' }, person.locale === 'zh' ? '中' : 'EN'),
  )
}

const lineOf = (person) => [words(`one-${person.role}`), person.team].filter(Boolean).join(' · ')

function focusOption(at) {
  const options = [...list.querySelectorAll('[role=option]')]
  options.at(Math.min(at, options.length - 1))?.focus()
}

function onListKey(event) {
  const options = [...list.querySelectorAll('[role=option]')]
  const at = options.indexOf(document.activeElement)
  if (event.key === 'ArrowDown') focusOption(at + 1)
  else if (event.key === 'ArrowUp') at <= 0 ? search.focus() : focusOption(at - 1)
  else if (event.key === 'Enter' || event.key === ' ') options[at]?.click()
  else return
  event.preventDefault()
}
