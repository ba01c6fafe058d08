/**
 * What the canonical JSON of most rows shares, commonest last. Part of content encoding 1: never changed, since every
 * stored content needs it to be read; a better one would be encoding 2.
 */
export const contentDictionary = [
  '行政村村民委员会贫困人口农业农村部门自然资源主管部门住房和城乡建设部门应急管理部门公安机关税务主管部门县级政府民政部门',
  '《中华人民共和国行政处罚法》《中华人民共和国行政许可法》《中华人民共和国预算法》《中华人民共和国安全生产法》',
  '《社会救助暂行办法》（国务院令第649号）《关于全面推进政务公开工作的意见》《国务院办公厅关于印发的通知》（国办发〔2019〕',
  '《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（一）项政策文件办事指南申报材料办理流程咨询电话监督投诉渠道',
  '办理条件受理部门审批结果名单公示决定书文号时间地点',
  '其他：精准推送入户/现场便民服务站广播电视纸质媒体发布会/听证会政府公报',
  '"社区/企事业单位/村公示栏（电子屏）","政务服务中心","公开查阅点","两微一端",',
  '制定或获取信息之日起10个工作日内',
  '长期公开',
  '及时公开',
  '收到之日起7个工作日内',
  '{"audience":{"everyone":false,"groups":"申请人"},"channels":["政府网站"],"content":["',
  '"],"disclosingBodies":["街道办事处"],"disclosingBodies":["乡镇人民政府"],"disclosingBodies":["区人民政府"],"extra":{},',
  '"legalBases":["《',
  '"],"level1":"","level2":"","level3":null,"levels":["县级","乡级","村级"],"link":null,"methods":["依申请公开"],"note":null,',
  '"timeLimit":"信息形成或者变更之日起20个工作日内"}',
  '{"audience":{"everyone":true,"groups":null},"channels":["政府网站","公开查阅点","政务服务中心"],"content":["',
  '","level2":"","level3":null,"levels":["县级"],"link":null,"methods":["主动公开"],"note":null,"timeLimit":"',
  '自信息形成或者变更之日起20个工作日内予以公开"}',
].join('');
