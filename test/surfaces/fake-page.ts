/** As much of a page's element as a drawn card needs: children, attributes, text and what a press does. */
export type FakeNode = {
  readonly tag: string
  readonly classes: string
  readonly attributes: ReadonlyMap<string, string>
  value: string
  click(): void
  text(): string
  /** All elements under it, and itself, that are so. */
  all(isOne: (node: FakeNode) => boolean): readonly FakeNode[]
  holds(node: FakeNode): boolean
}

type Child = FakeNode | string

function fakeElement(tag: string) {
  const children: Child[] = []
  const attributes = new Map<string, string>()
  const listeners: (() => void)[] = []
  const under = () => children.filter((child) => typeof child !== 'string')
  const node = {
    tag,
    className: '',
    value: '',
    attributes,
    style: { setProperty: () => undefined },
    classList: { add: () => undefined },
    get classes() {
      return node.className
    },
    append: (...added: Child[]) => void children.push(...added),
    setAttribute: (name: string, value: unknown) => void attributes.set(name, String(value)),
    addEventListener: (_name: string, listener: () => void) => void listeners.push(listener),
    click: () => {
      for (const listener of listeners) listener()
    },
    text: (): string =>
      children.map((child) => (typeof child === 'string' ? child : child.text())).join('\n'),
    all: (isOne: (one: FakeNode) => boolean): readonly FakeNode[] => [
      ...(isOne(node) ? [node] : []),
      ...under().flatMap((child) => child.all(isOne)),
    ],
    holds: (other: FakeNode): boolean => node.all((one) => one === other).length > 0,
  }
  return node
}

/** Draws with a page of our own in place of a browser's. */
export function fakePage(draw: () => FakeNode): FakeNode {
  const before = Reflect.get(globalThis, 'document')
  Reflect.set(globalThis, 'document', { createElement: fakeElement })
  try {
    return draw()
  } finally {
    Reflect.set(globalThis, 'document', before)
  }
}
