import type { BuildStage } from './stage.ts'

/** $setWindowFields. */
export const windowStages: Readonly<Record<string, BuildStage>> = {}
