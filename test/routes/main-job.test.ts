import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ENGINES } from '../helpers/database.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('the main job on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine)
  })
  afterEach(() => world.close())

  test('home page answers', async () => {
    const response = await world.anonymous().get('/')
    expect(await response.text()).toContain('Decide your stack together')
    expect(response.status).toBe(200)
  })
})
