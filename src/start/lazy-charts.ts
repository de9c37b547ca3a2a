import type { Charts } from '#src/ports/charts.ts'

/** Charts that are opened with their first picture: fonts and renderer cost a second and memory that most processes save. */
export function lazyCharts(): Charts {
  let opened: Promise<Charts> | undefined
  const open = async (): Promise<Charts> => {
    const { openCharts } = await import('#src/charts/open-charts.ts')
    return openCharts()
  }
  return {
    async png(chart) {
      opened ??= open().catch((error: unknown) => {
        opened = undefined // what is mended meanwhile is found by the next picture
        throw error
      })
      return (await opened).png(chart)
    },
  }
}
