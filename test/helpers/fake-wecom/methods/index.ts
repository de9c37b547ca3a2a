import type { Method } from '../call.ts'
import * as appchat from './appchat.ts'
import * as contacts from './contacts.ts'
import * as corpTags from './corp-tags.ts'
import { mediaUpload } from './media.ts'
import { menuCreate } from './menu.ts'
import { messageRecall, messageSend } from './message-send.ts'
import * as people from './people.ts'
import { callbackIps, userInfo } from './sign-in.ts'
import { transferCustomer, transferResult } from './transfers.ts'
import { updateTemplateCard } from './update-card.ts'
import { webhookSend, webhookUpload } from './webhook.ts'

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
  'media/upload': post(mediaUpload),
  'menu/create': post(menuCreate),
  'appchat/create': post(appchat.appchatCreate),
  'appchat/update': post(appchat.appchatUpdate),
  'appchat/get': get(appchat.appchatGet),
  'appchat/send': post(appchat.appchatSend),
  'webhook/send': { ...post(webhookSend), token: 'none' },
  'webhook/upload_media': { ...post(webhookUpload), token: 'none' },
  'auth/getuserinfo': get(userInfo),
  getcallbackip: get(callbackIps),
  'externalcontact/get_follow_user_list': get(contacts.followers),
  'externalcontact/list': get(contacts.contactList),
  'externalcontact/get': get(contacts.contactGet),
  'externalcontact/batch/get_by_user': post(contacts.contactsByUser),
  'externalcontact/remark': post(contacts.remark),
  'externalcontact/get_corp_tag_list': post(corpTags.corpTagList),
  'externalcontact/add_corp_tag': post(corpTags.addCorpTag),
  'externalcontact/edit_corp_tag': post(corpTags.editCorpTag),
  'externalcontact/del_corp_tag': post(corpTags.deleteCorpTags),
  'externalcontact/mark_tag': post(corpTags.markTag),
  'externalcontact/transfer_customer': post(transferCustomer),
  'externalcontact/transfer_result': post(transferResult),
}
