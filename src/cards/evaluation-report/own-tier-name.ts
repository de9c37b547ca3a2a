import type { OwnClassesAudit } from '#src/domain/evaluation/evaluation.ts'

/** The company's name for a step of the ladder: all its classes that stand there. */
export const ownTierName = ({ classes }: OwnClassesAudit, step: number): string =>
  classes
    .filter((one) => one.step === step)
    .map(({ name }) => name)
    .join(' / ')
