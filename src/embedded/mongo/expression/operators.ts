import { arithmeticOperators } from './arithmetic.ts'
import { arrayShapeOperators } from './array-shapes.ts'
import { arrayOperators } from './arrays.ts'
import { bitOperators } from './bits.ts'
import { comparisonOperators } from './comparison.ts'
import { conditionalOperators } from './conditional.ts'
import { conversionOperators } from './conversion.ts'
import { dateOperators } from './dates.ts'
import type { Operators } from './evaluate.ts'
import { iterationOperators } from './iteration.ts'
import { objectOperators } from './objects.ts'
import { accumulatorOperators } from './over-arrays.ts'
import { regexOperators } from './regexes.ts'
import { roundingOperators } from './rounding.ts'
import { setOperators } from './sets.ts'
import { stringOperators } from './strings.ts'
import { trigonometryOperators } from './trigonometry.ts'

/** Every expression operator by name. */
export const operators: Operators = {
  ...accumulatorOperators,
  ...arithmeticOperators,
  ...arrayOperators,
  ...arrayShapeOperators,
  ...bitOperators,
  ...comparisonOperators,
  ...conditionalOperators,
  ...conversionOperators,
  ...dateOperators,
  ...iterationOperators,
  ...objectOperators,
  ...regexOperators,
  ...roundingOperators,
  ...setOperators,
  ...stringOperators,
  ...trigonometryOperators,
}

/** MongoDB has these, the embedded store refuses them by name. */
export const unsupportedOperators: ReadonlySet<string> = new Set([
  '$function',
  '$accumulator',
  '$meta',
  '$toHashedIndexKey',
  '$tsIncrement',
  '$tsSecond',
  '$createObjectId',
  '$encStrContains',
  '$similarityDotProduct',
  '$sigmoid',
])
