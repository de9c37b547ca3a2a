import mongoose from 'mongoose'
import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'

// Writes until it is killed, and prints each number once the server has acknowledged both of its writes.
const [dataDir = ''] = process.argv.slice(2)
const server = await openEmbeddedMongo({ dataDir, prefer: 'in-process', log: { info() {}, warn() {} } })
const connection = await mongoose.createConnection(server.uri).asPromise()
const collection = connection.getClient().db('test').collection('w')
const start = await collection.estimatedDocumentCount()
process.stdout.write('up\n')

for (let n = start; ; n++) {
  await collection.insertOne({ _id: n, text: 'x'.repeat(n % 500) } as never)
  await collection.updateOne({ _id: n } as never, { $set: { marked: true } })
  process.stdout.write(`${n}\n`)
}
