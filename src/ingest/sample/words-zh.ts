const words = (text: string): readonly string[] => text.split(/\s+/u).filter(Boolean)

/** Invented trade names that suit any industry, the classic kind. Well-known companies are left out. */
export const classicBrands = words(`
  恒昌 恒耀 恒润 恒锦 宏盛 宏铭 宏润 鑫茂 鑫泽 鑫诚 鑫邦 瑞祥 瑞诚 瑞景 瑞邦 瑞禾 嘉泽 嘉诚 嘉悦 嘉润
  博雅 博远 博诚 博锐 博川 盛禾 盛锦 盛安 锦程 锦盛 锦尚 锦禾 远航 远途 远帆 泽润 泽远 泽众 泽丰 安泽
  安禾 安诺 明泽 明锐 明远 明昊 德润 德昌 德盛 德馨 永泰 永盛 永昌 永润 启航 启元 启盛 启睿 凯瑞 凯恒
  凯泽 卓远 卓航 卓凡 卓锐 诚远 诚泰 诚泽 诚德 润泽 润禾 润嘉 晟瑞 晟泰 晟禾 晟远 铭远 铭泰 铭诚 铭扬
  景润 景盛 景和 佳润 佳禾 佳尚 佳诚 汇泽 汇锦 汇诚 汇嘉 优禾 优诺 优尚 优泽 同盛 同泽 同昌 和润 和盛
  和昌 兴泰 兴润 兴禾 兴邦 利源 利泽 利恒 隆盛 隆泰 万盛 万泽 万润 万禾 正阳 正源 正禾 泰和 泰润 泰源
  广源 广润 广盛 百川 百禾 双禾 三禾 四方 九源 鸿远 鸿泰 鹏程 鹏远 通汇 迅捷 捷诚 骏驰 骏业 祥云 祥瑞
  祥和 吉星 福泽 福源 康泽 康源 宁远 浩宇 浩源 瀚宇 瀚林 致诚 致和 敏行 笃行 匠造 智行 智云 慧谷 慧源
  思源 思远 思齐 思凯 欣荣 欣源 尚德 同舟 大川 大道 北斗 北辰 方舟 方圆 蓝图 蓝桥 蓝湾 星桥 星海 银河
`)

/** Invented trade names from nature and the seasons: for what people eat, wear, give and live with. */
export const poeticBrands = words(`
  云杉 云帆 云栖 云谷 云岭 云汐 青禾 青柠 青杉 青峰 青川 青屿 蓝屿 白鹭 白桦 白露 碧湖 碧波 碧野 翠谷
  翠岭 松涛 松月 松鹤 竹韵 竹溪 梅园 兰亭 桂香 桂雨 枫林 枫桥 榕城 银杏 金穗 金谷 金枫 红枫 橙果 星野
  晨曦 晨风 晨露 旭阳 东篱 东岭 南风 西岭 望江 望岳 望湖 观澜 观海 听涛 听雨 临风 临溪 归雁 飞鸿 飞羽
  鸿雁 鹤鸣 鹿鸣 鹿野 麦田 麦浪 麦穗 稻花 禾木 禾谷 谷雨 立春 清和 清源 清溪 清川 甘霖 春晖 春江 春山
  夏木 夏荷 秋实 秋水 冬青 雪峰 雪莲 山海 山野 海川 海棠 江枫 江畔 湖畔 溪谷 溪山 石桥 石榴 玉兰 玉川
  天晴 天朗 明月 朗月 皓月 沧浪 浩然 微光 拾光 初心 初夏 知行 知味 匠心 巧手 乐泉 乐享 悦己 悦和 欣悦
  雅集 雅风 和风 和煦 和光 大田 小满 小筑 小岛 小鹿 木棉 木槿 林间 林海 森野 花间 花溪 果然 果岭 墨香
  书香 长风 长青 长河 万象 万木 千帆 千树 千叶 祥鹿 福临 喜鹊 灯笼 栀子 茉莉 丁香 海盐 山茶 杏林 柳岸
`)

/** Family names of the persons and corner shops among the customers. */
export const surnames = words(`
  王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 程 曹 袁 邓 许 傅
  沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝
`)

/** Given names, of both sexes and three generations. */
export const givenNames = words(`
  建华 志强 海燕 晓东 丽娟 文博 雨桐 思远 佳怡 建军 秀英 国栋 子墨 欣妍 浩宇 春梅 玉兰 家豪 淑芬 永强
  亚楠 晓琳 立新 振华 少华 美玲 彩霞 明辉 伟民 静怡 雅婷 诗涵 一鸣 若曦 可欣 志远 晓燕 文静 丽华 桂芳
  红梅 俊峰 海涛 国强 玉梅 小红 宏亮 嘉琪 梦洁 向东 学文 金凤 德明 慧敏 长江 卫东 雪梅 艳萍 世杰 佩珊
`)

/** What a corner shop calls itself after its owner's name: 陈记糕点铺. */
export const shopKinds = words(
  `糕点铺 茶行 干货店 酱园 花店 文具店 果品店 烘焙坊 土特产店 酒坊 食品店 礼品店`,
)
