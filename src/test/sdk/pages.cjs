// Reads an account as the web client of the service does, with the official SDK: pages of 12 until totalNum is reached.
// Usage: node pages.cjs BASE_URL ACCOUNT; prints what it read as one JSON document.
const sdk = require('@loopring-web/loopring-sdk')

const [baseUrl, accountId] = process.argv.slice(2)
const users = new sdk.UserAPI({ baseUrl })
const accounts = new sdk.ExchangeAPI({ baseUrl })

async function main() {
  const collections = []
  let totalNum
  do {
    const page = await users.getUserNFTCollection({ accountId, offset: collections.length, limit: 12 }, 'sandbox')
    totalNum = page.totalNum
    // The SDK moves what is beside a collection into a field of its own.
    collections.push(...page.collections.map(({ extends: beside, ...collection }) => ({ ...collection, ...beside })))
  } while (collections.length < totalNum)

  const collectionId = collections[5].id
  const one = await users.getUserNFTCollection({ accountId, collectionId }, 'sandbox')
  const { accInfo } = await accounts.getAccount({ accountId })
  const sameAccount = await accounts.getAccount({ owner: accInfo.owner })
  const rejected = await users.getUserNFTCollection({ accountId }, 'wrong')
  console.log(JSON.stringify({
    list: { accountId: accInfo.accountId, totalNum, collections },
    ids: [collectionId, ...one.collections.map(({ id }) => id)],
    accountIds: [accInfo.accountId, sameAccount.accInfo.accountId],
    rejected: rejected.code,
  }))
}

main().catch(failure => {
  console.error(failure)
  process.exitCode = 1
})
