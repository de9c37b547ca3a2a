import { clip } from './clip.ts'

/** A channel as people call it: `#sales|C123`, as a surface names it, is `#sales`. */
export const channelName = (channel: string): string => clip(channel.replace(/\|.*$/, ''))
