import { describe, expect, it } from 'vitest'
import { readDigest } from '#src/grammar/digest-words.ts'
import { channelIdOf, commandText } from '#src/slack/place/channel.ts'

describe('what was typed at Slack', () => {
  it.each([
    ['assign acme to <@U024BE7LH|lei>', 'assign acme to lei'],
    ['add A &amp; B Ltd', 'add A & B Ltd'],
    ['edit acme site <https://acme.example|acme.example>', 'edit acme site acme.example'],
    ['weekly fri 16:00 <#C024BE7LR|sales>', 'weekly fri 16:00 #sales|C024BE7LR'],
    ['weekly fri 16:00 <#C024BE7LR>', 'weekly fri 16:00 #C024BE7LR|C024BE7LR'],
  ])('%s is read as %s', (typed, read) => {
    expect(commandText(typed)).toBe(read)
  })

  it('a picked channel of a digest is found by its id', () => {
    const read = readDigest(commandText('weekly fri 16:00 <#C024BE7LR|sales>'))

    expect(read.kind === 'weekly' && channelIdOf(read.channel ?? '')).toBe('C024BE7LR')
  })

  it.each(['#sales', 'sales', '#C-team', ''])('“%s” names no channel by its id', (name) => {
    expect(channelIdOf(name)).toBeUndefined()
  })
})
