import { factory } from '../env.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'

export const assetFiles = factory.createApp().get('/assets/:file', (c) => {
  const asset = c.var.deps.assets.find(c.req.param('file'))
  if (!asset) return c.notFound()
  c.header('Content-Type', asset.type)
  c.header('Cache-Control', FOR_EVER)
  c.header('Vary', 'Accept-Encoding')
  const takesBrotli = /\bbr\b/.test(c.req.header('Accept-Encoding') ?? '')
  if (!asset.brotli || !takesBrotli) return c.body(asset.body)
  c.header('Content-Encoding', 'br')
  return c.body(asset.brotli)
})
