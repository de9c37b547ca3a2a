import { asOfTexts } from './texts/as-of.ts'
import { askTexts } from './texts/ask.ts'
import { calendarTexts } from './texts/calendar.ts'
import { callBackTexts } from './texts/call-back.ts'
import { classCheckTexts } from './texts/class-check.ts'
import { closedTexts } from './texts/closed.ts'
import { commandTexts } from './texts/commands.ts'
import { connectTexts } from './texts/connect.ts'
import { contactTexts } from './texts/contacts.ts'
import { deliveryTexts } from './texts/delivery.ts'
import { digestTexts } from './texts/digest.ts'
import { digestFileTexts } from './texts/digest-files.ts'
import { digestOrderTexts } from './texts/digest-orders.ts'
import { digestPartTexts } from './texts/digest-parts.ts'
import { digestSummaryTexts } from './texts/digest-summary.ts'
import { draftTexts } from './texts/draft.ts'
import { earlyWarningTexts } from './texts/early-warning.ts'
import { errorTexts } from './texts/errors.ts'
import { escalationTexts } from './texts/escalation.ts'
import { evaluateTexts } from './texts/evaluate.ts'
import { evaluationTexts } from './texts/evaluation.ts'
import { evaluationForecastTexts } from './texts/evaluation-forecast.ts'
import { feedbackThemeTexts } from './texts/feedback-themes.ts'
import { formTurnTexts } from './texts/form-turns.ts'
import { formTexts } from './texts/forms.ts'
import { importTexts } from './texts/import.ts'
import { memberTexts } from './texts/members.ts'
import { modelCheckTexts } from './texts/model-check.ts'
import { numberTexts } from './texts/numbers.ts'
import { playgroundTexts } from './texts/playground.ts'
import { policyChatTexts } from './texts/policy-chat.ts'
import { policyPreviewTexts } from './texts/policy-preview.ts'
import { problemTexts } from './texts/problem.ts'
import { prospectTexts } from './texts/prospect.ts'
import { quarantineTexts } from './texts/quarantine.ts'
import { questionTexts } from './texts/question.ts'
import { recordChangeTexts } from './texts/record-changes.ts'
import { recordListTexts } from './texts/record-lists.ts'
import { recordPeopleTexts } from './texts/record-people.ts'
import { remindTexts } from './texts/remind.ts'
import { repTexts } from './texts/rep.ts'
import { segmentTexts } from './texts/segments.ts'
import { sourceTexts } from './texts/source.ts'
import { surfaceTexts } from './texts/surfaces.ts'
import { tellTexts } from './texts/tell.ts'
import { tierTexts } from './texts/tier.ts'
import { todayTexts } from './texts/today.ts'
import { valueTexts } from './texts/value.ts'
import { wecomAppTexts } from './texts/wecom-app.ts'
import { wecomBotTexts } from './texts/wecom-bot.ts'
import { wecomCheckTexts } from './texts/wecom-check.ts'
import { wecomErrorTexts } from './texts/wecom-errors.ts'
import { whyTexts } from './texts/why.ts'

/** The registry of texts: one line an area. A test refuses a key that two areas hold. */
export const texts = {
  ...calendarTexts,
  ...modelCheckTexts,
  ...formTurnTexts,
  ...callBackTexts,
  ...classCheckTexts,
  ...closedTexts,
  ...asOfTexts,
  ...askTexts,
  ...commandTexts,
  ...connectTexts,
  ...contactTexts,
  ...deliveryTexts,
  ...digestTexts,
  ...digestFileTexts,
  ...digestOrderTexts,
  ...digestPartTexts,
  ...digestSummaryTexts,
  ...draftTexts,
  ...earlyWarningTexts,
  ...errorTexts,
  ...escalationTexts,
  ...evaluateTexts,
  ...evaluationTexts,
  ...evaluationForecastTexts,
  ...feedbackThemeTexts,
  ...formTexts,
  ...importTexts,
  ...memberTexts,
  ...numberTexts,
  ...playgroundTexts,
  ...policyChatTexts,
  ...policyPreviewTexts,
  ...problemTexts,
  ...prospectTexts,
  ...quarantineTexts,
  ...questionTexts,
  ...remindTexts,
  ...recordChangeTexts,
  ...segmentTexts,
  ...repTexts,
  ...recordPeopleTexts,
  ...recordListTexts,
  ...sourceTexts,
  ...surfaceTexts,
  ...tellTexts,
  ...tierTexts,
  ...todayTexts,
  ...valueTexts,
  ...whyTexts,
  ...wecomCheckTexts,
  ...wecomErrorTexts,
  ...wecomAppTexts,
  ...wecomBotTexts,
}

export type Texts = typeof texts
