import { read } from './api.js'
import { el } from './dom.js'
import { words } from './words.js'

/** A form over the page; `send(values)` answers the refusal of a field, or nothing where it went through. */
export function showForm(form, { userId, send }) {
  const dialog = el('dialog', { class: 'form-dialog', 'aria-label': form.title })
  const fields = form.fields.map((field) => fieldNode(field, userId))
  const refused = el('p', { class: 'form-refused', role: 'alert' })
  const submit = async (event) => {
    event.preventDefault()
    const refusal = await send(valuesOf(fields)).catch(({ message }) => ({ text: message }))
    if (!refusal) return dialog.close()
    const at = fields.find(({ name }) => name === refusal.field)
    refused.textContent = refusal.text
    ;(at?.node ?? fields[0]?.node)?.after(refused)
    at?.focus()
  }
  dialog.append(
    el(
      'form',
      { method: 'dialog', onsubmit: submit },
      el('h2', {}, form.title),
      form.intro ? el('p', { class: 'form-intro' }, form.intro) : undefined,
      ...fields.map(({ node }) => node),
      form.footer ? el('small', {}, form.footer) : undefined,
      el(
        'div',
        { class: 'actions' },
        el('button', { type: 'submit', class: 'act primary' }, form.submit),
        el('button', { type: 'button', class: 'act', onclick: () => dialog.close() }, words('close')),
      ),
    ),
  )
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

/** What was filled in, without what was left empty. */
const valuesOf = (fields) =>
  Object.fromEntries(
    fields.map(({ name, value }) => [name, value().trim()]).filter(([, value]) => value !== ''),
  )

const inputTypes = { text: 'text', date: 'date', time: 'time' }

function fieldNode(field, userId) {
  const { name, label, hint, kind } = field
  const made = makers[kind]?.(field, userId) ?? makers.text(field)
  const tag = kind === 'choices' ? 'fieldset' : 'label'
  const node = el(
    tag,
    { class: 'field' },
    el(tag === 'label' ? 'span' : 'legend', {}, label),
    made.node,
    hint ? el('small', {}, hint) : undefined,
  )
  return { name, node, value: made.value, focus: () => made.node.focus?.() }
}

const of = (node) => ({ node, value: () => node.value })

const required = ({ optional }) => (optional ? {} : { required: true })

function input(field) {
  const { kind, value = '', placeholder, maxLength } = field
  const type = inputTypes[kind] ?? 'text'
  const node = el('input', { type, placeholder, maxlength: maxLength, ...required(field) })
  node.value = value
  return of(node)
}

function paragraph(field) {
  const node = el('textarea', { rows: '4', maxlength: field.maxLength, ...required(field) })
  node.value = field.value ?? ''
  return of(node)
}

const optionNodes = (options, value) =>
  options.map((option) =>
    el('option', { value: option.value, selected: option.value === value }, option.label),
  )

function choice(field) {
  const empty = field.optional || !field.value ? [el('option', { value: '' }, '–')] : []
  return of(el('select', required(field), ...empty, ...optionNodes(field.options ?? [], field.value)))
}

function choices({ options = [], value = '' }) {
  const chosen = value.split(',')
  const boxes = options.map((option) => {
    const box = el('input', { type: 'checkbox', value: option.value })
    box.checked = chosen.includes(option.value)
    return { box, node: el('label', { class: 'box' }, box, option.label) }
  })
  const node = el('div', {}, ...boxes.map(({ node: each }) => each))
  const checked = () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value)
  return { node, value: () => checked().join(',') }
}

/** A select that is searched on the server while one types. */
function customer(field, userId) {
  const found = el('select', required(field), ...optionNodes(field.options ?? [], field.value))
  const typed = el('input', {
    type: 'search',
    placeholder: words('search-customer'),
    'aria-label': words('search-customer'),
  })
  typed.addEventListener('input', async () => {
    const text = typed.value
    const { options } = await read('options', { user: userId, text }).catch(() => ({ options: [] }))
    if (typed.value === text) found.replaceChildren(...optionNodes(options, options[0]?.value))
  })
  return { node: el('div', { class: 'searched' }, typed, found), value: () => found.value }
}

const makers = { text: input, date: input, time: input, paragraph, choice, choices, customer }
