/**
 * One area's texts. A key is `row.name` with `row` a row of the glossary (docs/terms.md).
 * English may have two plural forms, chosen by the parameter `count`; Chinese has one.
 */
export type Catalog = Readonly<
  Record<
    `${string}.${string}`,
    { readonly en: string | { readonly one: string; readonly other: string }; readonly zh: string }
  >
>
