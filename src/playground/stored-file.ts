import type { ChatFile } from '#src/ports/chat.ts'

/** What goes with a message as it stands in `messages`. */
export const storedFile = ({ name, mime, content }: ChatFile) => ({
  name,
  mime,
  content: Buffer.from(content).toString('base64'),
})
