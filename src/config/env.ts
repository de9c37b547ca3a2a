import { existsSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '#src/domain/errors.ts'
import { localeSchema } from '#src/domain/locale.ts'
import { assertLlm } from './llm-env.ts'
import { assertSlack } from './slack-env.ts'
import { assertWecom } from './wecom-env.ts'

const isZone = (zone: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

const port = z.coerce.number().int().min(0).max(65_535)
const text = z.string().min(1)

/**
 * Every variable the product reads, with its help: `.env.example` and the README's table are made from this.
 * An empty value counts as absent.
 */
export const envSchema = z.object({
  MONGODB_URI: text
    .optional()
    .describe('MongoDB 7+ (replica set). Absent: the embedded trial store in DATA_DIR.'),
  REDIS_URL: text.optional().describe('Redis 7 (noeviction, AOF). Absent: the embedded one.'),
  HOST: text.default('127.0.0.1').describe('Address the HTTP server listens on.'),
  PORT: port.default(3000).describe('Port of the HTTP server.'),
  DATA_DIR: text.default('.data').describe('Folder of the embedded stores.'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .optional()
    .describe(
      'How much is logged: info by default, warn for commands at a terminal. Logs carry ids, never customer text.',
    ),
  PUBLIC_URL: z.url().optional().describe('Address under which others reach this server.'),
  COMPANY_TIME_ZONE: text
    .default('Asia/Shanghai')
    .refine(isZone, 'an IANA time zone such as Asia/Shanghai')
    .describe("The company's time zone (IANA): runs, digests and days are its."),
  DEFAULT_LOCALE: localeSchema.default('en').describe('Language of people who have set none: en or zh.'),
  FIELD_ENCRYPTION_KEYS: text
    .optional()
    .describe(
      'Keys for contact fields, newest first: id:base64 of 32 bytes, comma between. Absent: contacts are not stored.',
    ),
  PLAYGROUND: z
    .enum(['on', 'off'])
    .optional()
    .describe(
      'The playground speaks as any user. Absent: only on the embedded store and loopback. on needs PLAYGROUND_TOKEN.',
    ),
  PLAYGROUND_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('At least 16 characters; opens the playground where it is on.'),
  SLACK_BOT_TOKEN: text
    .optional()
    .describe('Slack: xoxb-… token of one workspace. Needs SLACK_SIGNING_SECRET or SLACK_APP_TOKEN.'),
  SLACK_SIGNING_SECRET: text
    .optional()
    .describe('Slack: signing secret of the app; requests come over HTTP.'),
  SLACK_APP_TOKEN: text
    .optional()
    .describe(
      'Slack: xapp-… token with connections:write; requests come over Socket Mode, no public address.',
    ),
  SLACK_CLIENT_ID: text
    .optional()
    .describe(
      'Slack: several workspaces by OAuth in place of SLACK_BOT_TOKEN; with the secrets below and FIELD_ENCRYPTION_KEYS.',
    ),
  SLACK_CLIENT_SECRET: text.optional().describe('Slack: client secret of the app, for OAuth.'),
  SLACK_STATE_SECRET: z
    .string()
    .min(16)
    .optional()
    .describe('Slack: at least 16 random characters; signs an installation under way, for OAuth.'),
  SLACK_COMMAND: z
    .string()
    .regex(/^\/[a-z0-9_-]{1,31}$/, 'a slash and a word, such as /customer')
    .default('/customer')
    .describe('Slack: the slash command.'),
  SLACK_API_URL: z
    .url()
    .optional()
    .describe('Slack: another server in place of https://slack.com/api/ (tests, proxies).'),
  WECOM_CORP_ID: text
    .optional()
    .describe('WeCom: id of the company (企业ID). Needs the four variables below; docs/wecom.md.'),
  WECOM_AGENT_ID: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe('WeCom: AgentId of the self-built app (自建应用).'),
  WECOM_SECRET: text.optional().describe('WeCom: Secret of that app.'),
  WECOM_TOKEN: text.optional().describe('WeCom: Token of its callback (接收消息).'),
  WECOM_ENCODING_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/, '43 letters and digits')
    .optional()
    .describe('WeCom: EncodingAESKey of its callback, 43 characters.'),
  WECOM_API_BASE_URL: z
    .url()
    .optional()
    .describe('WeCom: another server in place of https://qyapi.weixin.qq.com (tests, proxies).'),
  WECOM_BOT_ID: text
    .optional()
    .describe(
      'WeCom: Bot ID of the AI bot (智能机器人) on a long connection, for groups. Needs WECOM_BOT_SECRET.',
    ),
  WECOM_BOT_SECRET: text.optional().describe('WeCom: Secret of that bot’s long connection.'),
  WECOM_WS_URL: z
    .url()
    .optional()
    .describe('WeCom: another server in place of wss://openws.work.weixin.qq.com (tests, proxies).'),
  WECOM_WEBHOOK_KEY: text
    .optional()
    .describe('WeCom: key of a group robot (消息推送) that digests may go to.'),
  LLM_ENABLED: z
    .enum(['on', 'off'])
    .optional()
    .describe('Language model: off turns all of it off. Absent: on where the two below are set.'),
  LLM_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .refine((url) => !/\/chat\/completions\/?$/.test(url), 'without /chat/completions at its end')
    .refine((url) => !/^https?:\/\/[^/]*@/.test(url), 'without a user in it; a key goes into LLM_API_KEY')
    .optional()
    .describe(
      'Language model: address of any OpenAI-compatible endpoint, such as https://api.deepseek.com/v1; docs/model.md.',
    ),
  LLM_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'a key without spaces')
    .optional()
    .describe('Language model: its key, where the endpoint wants one (Ollama wants none).'),
  LLM_MODEL: text
    .optional()
    .describe('Language model: its name there, such as deepseek-v4-flash or qwen-plus.'),
})

export type Env = z.infer<typeof envSchema>

/** Names and reasons of what zod refused, a line each, without the values. */
const refusals = (error: z.ZodError) =>
  error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')

function assertComplete(env: Env) {
  assertSlack(env)
  assertWecom(env)
  assertLlm(env)
  if (env.PLAYGROUND === 'on' && env.PLAYGROUND_TOKEN === undefined) {
    throw new AppError({
      code: 'config-incomplete',
      message: 'PLAYGROUND=on without PLAYGROUND_TOKEN: anybody could speak as anybody.',
      remedy: 'Set PLAYGROUND_TOKEN to a random text of at least 16 characters, or PLAYGROUND=off.',
    })
  }
}

/** The process's environment, over what `.env` in the working folder says. */
function environment() {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

/**
 * The configuration, validated: the only reader of process.env.
 * @throws AppError `config-invalid` or `config-incomplete`, naming variables, never values.
 */
export function readEnv(from: Readonly<Record<string, string | undefined>> = environment()): Env {
  const given = Object.fromEntries(
    Object.entries(from).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = envSchema.safeParse(given)
  if (!parsed.success) {
    throw new AppError({
      code: 'config-invalid',
      message: `The configuration is not valid. ${refusals(parsed.error)}.`,
      remedy: 'Correct these variables in .env or the environment; .env.example explains each.',
    })
  }

  assertComplete(parsed.data)
  return parsed.data
}
