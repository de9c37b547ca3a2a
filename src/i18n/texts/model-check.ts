import type { Catalog } from '#src/i18n/catalog.ts'

/** What `tierwise doctor model` has looked at, and what `tierwise model asked` shows. */
export const modelCheckTexts = {
  'model.asked-none': {
    en: 'No language model was asked anything in the last 90 days.',
    zh: '近 90 天没有向大模型发送过内容。',
  },
  'model.asked-open': { en: 'no answer yet', zh: '还没有回答' },
  'model.check-off': {
    en: 'The language model is off: LLM_BASE_URL and LLM_MODEL are not set, or LLM_ENABLED is off. Rules answer.',
    zh: '大模型未启用：没有设置 LLM_BASE_URL 和 LLM_MODEL，或 LLM_ENABLED 为 off。目前由规则作答。',
  },
  'model.check-off-do': { en: 'Follow docs/model.md.', zh: '请按 docs/model.md 配置。' },
  'model.check-answers': {
    en: '{{name}} at {{host}} answers, in {{seconds}} s.',
    zh: '{{host}} 的 {{name}} 能作答，用时 {{seconds}} 秒。',
  },
  'model.check-slow-do': {
    en: 'It has 8 s for longer answers too. Choose a quicker LLM_MODEL, one that does not reason.',
    zh: '更长的回答也只有 8 秒。请换用更快的、不做深度思考的 LLM_MODEL。',
  },
  'model.check-format-json-schema': {
    en: 'Its endpoint takes JSON Schema: answers have the right shape.',
    zh: '接口支持 JSON Schema，回答的格式有保证。',
  },
  'model.check-format-json-object': {
    en: 'Its endpoint takes no JSON Schema: answers are JSON, and their shape is asked for in words.',
    zh: '接口不支持 JSON Schema：回答是 JSON，具体格式靠提示词约定。',
  },
  'model.check-format-text': {
    en: 'Its endpoint takes no format: JSON is asked for in words alone.',
    zh: '接口不支持指定格式：只能靠提示词要求输出 JSON。',
  },
  'model.check-shape': {
    en: '{{name}} did not answer in the shape that it was asked for: rules would answer most of the time.',
    zh: '{{name}} 没有按要求的格式作答：多数时候会改由规则作答。',
  },
  'model.check-shape-do': {
    en: 'Choose a larger or newer LLM_MODEL; docs/model.md names some.',
    zh: '请换用更大或更新的 LLM_MODEL，docs/model.md 里有推荐。',
  },
  'model.check-setup': {
    en: 'The key, the address or the name of the model is wrong: {{what}}',
    zh: '密钥、地址或模型名有误：{{what}}',
  },
  'model.check-setup-do': {
    en: 'Correct LLM_API_KEY, LLM_BASE_URL and LLM_MODEL; docs/model.md has settings that are known to work.',
    zh: '请核对 LLM_API_KEY、LLM_BASE_URL 和 LLM_MODEL，docs/model.md 里有现成的写法。',
  },
  'model.check-busy': { en: 'It asks for a pause: {{what}}', zh: '接口限流：{{what}}' },
  'model.check-busy-do': {
    en: 'Try again in a minute; if it goes on, ask the provider for a higher limit.',
    zh: '一分钟后再试；如一直如此，请向服务商申请提高限额。',
  },
  'model.check-slow': { en: 'It is too slow: {{what}}', zh: '太慢：{{what}}' },
  'model.check-refused': { en: 'It gives no answer of use: {{what}}', zh: '没有给出可用的回答：{{what}}' },
  'model.check-away': { en: 'It cannot be reached: {{what}}', zh: '连不上：{{what}}' },
  'model.check-away-do': {
    en: 'See whether this machine reaches LLM_BASE_URL (firewall, proxy, a local model that is not started).',
    zh: '请检查本机能否访问 LLM_BASE_URL（防火墙、代理、本地模型未启动）。',
  },
  'model.check-open': {
    en: 'What is sent goes over http to {{host}}, unencrypted.',
    zh: '内容以 http 明文发送到 {{host}}。',
  },
  'model.check-open-do': {
    en: 'Use https, unless that machine is your own.',
    zh: '除非是你们自己的机器，否则请改用 https。',
  },
} as const satisfies Catalog
