import { mostText } from '../blocks/problems.ts'
import { type Call, type Method, refuse, textArg } from '../call.ts'
import { visibleChannel, writableChannel } from '../conversations.ts'
import { asObjects, asText, type Json } from '../json.ts'
import { threadOf, write } from '../messages.ts'
import type { StoredFile } from '../shapes.ts'

const scopes = ['files:write']

const getUploadUrl: Method = {
  scopes,
  perMinute: 100,
  run({ world, args, team }) {
    const [name, length] = [textArg(args, 'filename'), Number(args['length'])]
    if (!Number.isInteger(length) || length < 1) {
      return refuse('invalid_arguments', ['must be a positive integer [json-pointer:/length]'])
    }
    const id = world.nextId('F')
    world.state.files.set(id, {
      id,
      teamId: team.id,
      name,
      length,
      title: name,
      data: undefined,
      channels: [],
    })
    return { upload_url: `${world.baseUrl()}/upload/${id}`, file_id: id }
  },
}

/** A file that has been uploaded and is not shared yet. */
function uploaded({ world, team }: Call, given: Json): StoredFile {
  const file = world.state.files.get(asText(given['id']) ?? '')
  return file?.teamId === team.id && file.data && file.channels.length === 0 ? file : refuse('file_not_found')
}

const complete: Method = {
  scopes,
  perMinute: 100,
  run(call) {
    const { world, args, team } = call
    const given = asObjects(args['files'])
    if (given.length === 0)
      return refuse('invalid_arguments', ['missing required field: files [json-pointer:/files]'])
    const files = given.map((one) => uploaded(call, one))
    const channelId = asText(args['channel_id'])
    const channel =
      channelId === undefined ? undefined : writableChannel(call, visibleChannel(call, channelId).id)
    const comment = asText(args['initial_comment']) ?? ''
    if (comment.length > mostText) return refuse('msg_too_long')
    const threadTs = channel && threadOf(world.state, channel.id, args)

    for (const [at, file] of files.entries()) {
      file.title = asText(given[at]?.['title']) ?? file.name
      if (channel) file.channels.push(channel.id)
    }
    if (channel) {
      const ids = files.map(({ id }) => id)
      const about = { channel: channel.id, user: team.botUserId, appTeam: team.id, threadTs, files: ids }
      write(world, about, { text: comment, blocks: [] })
    }
    return { files: files.map(({ id, title, name }) => ({ id, title, name })) }
  },
}

/** `files.*` */
export const files: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': complete,
}
