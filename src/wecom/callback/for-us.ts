import { z } from 'zod'

const addressSchema = z.looseObject({
  ToUserName: z.string(),
  AgentID: z.string().optional(),
  /** Of customers: it is of the company, and says no app. */
  FromUserName: z.string().optional(),
})

/** Whether what was decrypted is for this company and, where a member did it, for this app. */
export function isForUs(
  { corpId, agentId }: { readonly corpId: string; readonly agentId: number },
  elements: Readonly<Record<string, unknown>>,
): boolean {
  const { data } = addressSchema.safeParse(elements)
  if (data?.ToUserName !== corpId) return false

  return data.AgentID === String(agentId) || (data.AgentID === undefined && data.FromUserName === 'sys')
}
