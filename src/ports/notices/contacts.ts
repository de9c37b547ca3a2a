/** Contacts of a rep's of whom it is not sure whose people they are. The card is made of those that still wait at delivery. */
export type ContactsNotice = { readonly kind: 'contacts'; readonly at: Date }
