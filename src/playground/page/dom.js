/** The element with this id; a missing one is a mistake in the page. */
export const byId = (id) => document.getElementById(id)

/**
 * An element with properties and children. Strings become text nodes: nothing that came from a person or a
 * customer is ever parsed as markup.
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) set(node, name, value)
  node.append(...children.flat().filter((child) => child !== undefined && child !== null))
  return node
}

function set(node, name, value) {
  if (value === undefined) return
  if (name.startsWith('on')) node.addEventListener(name.slice(2), value)
  else if (name === 'class') node.className = value
  else if (typeof value === 'boolean' && name in node) node[name] = value
  else node.setAttribute(name, value)
}

/** A group of buttons of which one is pressed. `choices`: [value, label] pairs. */
export function choiceButtons(group, choices, chosen, choose) {
  group.replaceChildren(
    ...choices.map(([value, label]) =>
      el(
        'button',
        {
          type: 'button',
          'aria-pressed': String(value === chosen),
          'data-value': value,
          onclick: () => choose(value),
        },
        label,
      ),
    ),
  )
}

/** A number keeps its percent sign on the line. */
export const held = (text) => String(text).replace(/(\d) %/g, '$1\u00a0%')
