import { AppError } from '#src/domain/errors.ts'
import type { Charts } from '#src/ports/charts.ts'
import { measureWith, pixelsOf, svgOf } from './draw.ts'
import { fontFamily, fontPath, loadFont } from './font.ts'
import { specOf } from './spec.ts'

const probe = (text: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><text x="5" y="30" font-size="24" font-family="${fontFamily}">${text}</text></svg>`

/** Without its font the renderer leaves text out and says nothing, so letters and hanzi are looked for in pixels. */
async function refuseWithoutText(path: string): Promise<void> {
  for (const text of ['A1', '客户']) {
    const { pixels } = await pixelsOf(probe(text), path)
    if (pixels.some((value) => value > 0)) continue

    throw new AppError({
      code: 'charts-without-text',
      message: `The charts' renderer draws no text with ${path}.`,
      remedy: 'Restore that file from the release and reinstall the packages (npm ci).',
    })
  }
}

/**
 * Opens the charts and makes sure that texts are drawn.
 * @throws AppError `charts-font`, `charts-without-text`
 */
export async function openCharts(path: string = fontPath): Promise<Charts> {
  const font = loadFont(path)
  await refuseWithoutText(path)
  measureWith(font)

  return {
    async png(chart) {
      const image = await pixelsOf(await svgOf(specOf(chart, font)), path)
      return image.asPng()
    },
  }
}
