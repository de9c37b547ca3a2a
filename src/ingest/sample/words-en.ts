const words = (text: string): readonly string[] => text.split(/\s+/u).filter(Boolean)

/** First halves of invented place-like names: Ash + brook. */
export const placeHeads = words(`
  Ash Alder Birch Bram Bright Clear Cran Dun Elm Fair Fen Fern Glen Gran Harrow Hazel Heather Holm Iron Kel
  Lang Lark Lin Marl Maple Mill Nether Oak Orchard Pem Penn Quarry Rams Raven Rowan Sand Shel Silver Sorrel
  Stan Sutter Tam Thorn Tarn Under Wal War Whit Wick Wren Yar
`)

/** Second halves. */
export const placeTails = words(`
  brook bourne bridge combe croft dale field fleet ford gate hollow holme hurst leigh low mere moor ridge
  shaw stead stowe thorpe vale wick wood worth
`)

/** Family names: of persons, and of firms that carry their founder's name. */
export const familyNames = words(`
  Abernathy Alcott Amari Andersson Atwell Bakshi Barlow Bellamy Bennet Birkett Calloway Carmody Castellan
  Chandra Coulter Danforth Delacroix Dhillon Eastman Ekström Fairchild Farrow Fenwick Fontaine Galloway
  Garland Gupta Hadley Halloran Hargrove Hendry Ibarra Iyer Jamison Kavanagh Keating Kimball Lockhart
  Lombardi Macrae Mahoney Marchetti Mbeki Merrick Montague Moreau Nakamura Nguyen Novak Oakes Okonkwo
  Osborne Pemberton Penrose Petrov Quigley Rahman Rasmussen Redfern Rosales Sandoval Santos Sinclair
  Tanaka Tennant Thackeray Trask Vance Vasquez Wakefield Weatherby Whitlock Winslow Wyatt Yeats Zielinski
`)

/** Given names of persons. */
export const firstNames = words(`
  Aisha Alan Amelia Anita Anton Beatrice Ben Carla Cecilia Colin Daniela Derek Diana Edith Elena Farid
  Fiona Gareth Gloria Grace Hannah Harriet Hugo Imogen Ingrid Isaac Jasmine Joanna Jonas Kavya Keiko Kofi
  Laura Leon Louise Lucas Maeve Marcus Maria Nadia Nathan Nina Olivia Omar Oscar Paula Philip Rachel Ravi
  Rosa Samuel Simone Stella Tessa Theo Uma Victor Vivian Yusuf Zoe
`)
