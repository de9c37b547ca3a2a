import type { Method } from '../call.ts'
import { messageRecall, messageSend } from './message-send.ts'
import * as people from './people.ts'
import { updateTemplateCard } from './update-card.ts'

const get = (run: Method['run']): Method => ({ verb: 'GET', run })
const post = (run: Method['run']): Method => ({ verb: 'POST', run })

/** The HTTP API by path, below `/cgi-bin/`; `gettoken` stands in tokens.ts. */
export const methods: Readonly<Record<string, Method>> = {
  'message/send': post(messageSend),
  'message/recall': post(messageRecall),
  'message/update_template_card': post(updateTemplateCard),
  'user/get': get(people.userGet),
  'user/getuserid': post(people.userByMobile),
  'user/get_userid_by_email': post(people.userByEmail),
  'user/simplelist': get(people.userSimpleList),
  'department/list': get(people.departmentList),
  'department/simplelist': get(people.departmentSimpleList),
  'department/get': get(people.departmentGet),
  'tag/list': get(people.tagList),
  'tag/get': get(people.tagGet),
  'batch/openuserid_to_userid': post(people.fromOpenUserids),
}
