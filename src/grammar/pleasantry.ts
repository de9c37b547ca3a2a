import { verbForm } from './vocabulary.ts'

/** Words that people write to a colleague, and that ask for nothing. */
const words = {
  hello: [
    '你好',
    '您好',
    '你好呀',
    '嗨',
    '哈喽',
    '在吗',
    '在么',
    '早',
    '早上好',
    'hi',
    'hello',
    'hey',
    'good morning',
  ],
  thanks: [
    '谢谢',
    '谢谢你',
    '多谢',
    '好的谢谢',
    '收到谢谢',
    '收到',
    '好的',
    '好',
    'ok',
    'okay',
    'thanks',
    'thank you',
    'got it',
  ],
} as const

export type Pleasantry = keyof typeof words

const known: ReadonlyMap<string, Pleasantry> = new Map([
  ...words.hello.map((word) => [verbForm(word), 'hello'] as const),
  ...words.thanks.map((word) => [verbForm(word), 'thanks'] as const),
])

/** A greeting or a thank-you that is all of a text. */
export const pleasantryIn = (text: string): Pleasantry | undefined => known.get(verbForm(text))
