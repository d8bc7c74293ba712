import { createHash, randomBytes, randomInt } from 'node:crypto'

/** 128 random bits; nothing about order or time can be read from it. */
export const newId = () => randomBytes(16).toString('base64url')

/** Anything else need not be asked for, and PostgreSQL refuses a NUL in a question. */
export const isId = (text: string) => /^[\w-]{22}$/.test(text)

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Read aloud without mistakes: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
const CODE_LETTERS = '34679ACDEFGHJKMNPQRTWXY'

const WORDS =
  'ACORN ALDER AMBER APPLE ASPEN BADGER BARLEY BEECH BIRCH BISON BRIAR BROOK CEDAR CHALK CLOUD CLOVER COMET CORAL CRANE CROW DAISY DEER DRIFT DUNE EAGLE EMBER FALCON FERN FINCH FIR FLINT FOX FROST GARNET GLADE GORSE GRAIN GROVE GULL HARE HAWK HAZEL HEATH HERON HOLLY IRIS IVY JADE JAY KELP KITE LARCH LARK LILAC LINDEN LYNX MAPLE MARSH MEADOW MINT MOLE MOSS NEWT OAK OAT OLIVE ONYX OSPREY OTTER OWL PEAR PEARL PINE PLUM POND POPLAR QUAIL QUARTZ RAVEN REED RIVER ROBIN ROWAN RUSH SAGE SEAL SHALE SLATE SNOW SORREL SPARROW SPRUCE STARK STOAT STONE STORK SWAN SWIFT TARN TEAL THISTLE THORN THRUSH THYME TOAD TROUT TULIP VETCH VOLE WALNUT WEASEL WHEAT WILLOW WREN YARROW YEW'.split(
    ' ',
  )

/** Like HARE-4K7P. */
export const newRoomCode = () => `${WORDS[randomInt(WORDS.length)]}-${letters(4)}`

/** Like 7QK-M2F: derived, so that it can be checked later. */
export function receiptFrom(token: string): string {
  const bytes = createHash('sha256').update(token).digest()
  const six = Array.from(bytes.subarray(0, 6), (byte) => CODE_LETTERS[byte % CODE_LETTERS.length]).join('')
  return `${six.slice(0, 3)}-${six.slice(3)}`
}

const letters = (count: number) =>
  Array.from({ length: count }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('')
