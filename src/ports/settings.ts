/** The company's few named values that are neither environment nor policy. */
export type SettingValues = {
  /** Messages are collected, not sent, until the company goes live. */
  readonly trialRun: boolean
  /** IANA zone in which days begin and end: `Asia/Shanghai`. */
  readonly companyTimeZone: string
  /** When the sample company was loaded; absent once it is gone. */
  readonly sampleLoadedAt: Date
  /** `seed.day` of the sample company, set before its load begins; without `sampleLoadedAt` it was cut short. */
  readonly sampleRun: string
  /** When follow-up was first planned: nobody is late for what was due before. */
  readonly followUpSince: Date
  /** The policy version in force. */
  readonly activePolicyVersion: number
  /** Ids of the tags that say a tier on reps' contacts, by tier code. */
  readonly 'contacts.tags': Readonly<Record<string, string>>
  /** Slack workspaces that may have the app, beside the one whose token is configured. */
  readonly 'slack.workspaces': readonly string[]
  /** Those that tried without being allowed, newest first. */
  readonly 'slack.refused': readonly RefusedWorkspace[]
}

/** A workspace that is not allowed, and how it showed itself. */
export type RefusedWorkspace = {
  readonly team: string
  readonly how: 'install' | 'request'
  readonly at: Date
}

export type SettingName = keyof SettingValues

export type Settings = {
  get<Name extends SettingName>(name: Name): Promise<SettingValues[Name] | undefined>
  set<Name extends SettingName>(name: Name, value: SettingValues[Name]): Promise<void>
  /** Back to "never said"; harmless where it is. */
  remove(name: SettingName): Promise<void>
}
